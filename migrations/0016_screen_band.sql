-- The standard scale's figure for its error is the 90 % band of one result, ±8 for a reliability of 0.90. A school that has
-- looked at the scale keeps its own. Reading and spelling ages and the scaled scores keep their figures and get the word.
UPDATE scale SET band = 8000,
	source = 'Mean 100, standard deviation 15; the same score again is normal progress. The 90 % band of ±8 goes with a reliability of 0.90, as a publisher gives it for its reading test. RECALLED: lowest and highest score. Take all three from the manual of your test.'
	WHERE code = 'standardised' AND band = 5000 AND revision = 1;
UPDATE scale SET source = REPLACE(source, 'and the error of ', 'and the 90 % band of ±')
	WHERE code IN ('ks2-scaled', 'ks1-scaled', 'reading-age', 'spelling-age') AND revision = 1;
