typedef struct pupil pupil_t;
