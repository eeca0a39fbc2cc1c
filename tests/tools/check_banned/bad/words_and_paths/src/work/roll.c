/* TO~~DO: the rest is a place~~holder, not imple~~mented. */
