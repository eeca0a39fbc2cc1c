ROUTES(pupil,
       R(GET, "/pupil/:id", CAP_PUPIL, page_pupil));
