package throughline.tracker.review;

/**
 * Something that a quarter's data lacks, or that somebody has to look at first.
 *
 * @param words one sentence
 * @param href where it is dealt with
 */
record Gap(String words, String href) {}
