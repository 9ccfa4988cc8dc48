package throughline.tracker.review;

/** Something that a quarter's data lacks, or that somebody has to look at first. */
record Gap(String words, String href) {}
