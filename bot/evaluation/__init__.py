"""How good the answers are: a set of questions asked, judged and summed up.

`naming` and `metrics` are pure; `running` asks the questions, `judging` turns one answer
into an outcome, `report` many outcomes into numbers, and `comparing` keeps a run and tells
what got better and worse since another. `feedback` sums up what readers said instead.
"""
