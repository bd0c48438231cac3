"""What strange questions cost: long ones, in other scripts, or of no words at all.

Every one is to be answered, or refused with a reason, as fast as a reader expects of a short one.
"""
