"""What is done to rules at a desk: cases run, faults found, two versions compared. It needs scoring and checking."""
