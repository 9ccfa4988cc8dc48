package throughline.platform.jobs;

/**
 * Work that a service does by itself, again and again. A service declares one by a bean of this
 * type; whichever instance comes first runs it, one at a time across all of them.
 *
 * <p>A run may be cut short at any moment and is then begun again by another instance, so whatever
 * it does must be safe to do twice: small transactions, each of which leaves less to do.
 */
public interface Job {

  /**
   * What a job is.
   *
   * @param name in the database, in metrics and in the page's address, such as
   *     "clear-expired-rows"; never changed
   * @param title what it does, for the page: "Clear what has expired"
   */
  record Details(String name, String title, JobSchedule schedule) {}

  Details details();

  default String name() {
    return details().name();
  }

  default String title() {
    return details().title();
  }

  default JobSchedule schedule() {
    return details().schedule();
  }

  /**
   * Does the work once.
   *
   * @return what came of it, in counts and words without personal data: "12 rows cleared"
   * @throws JobFailed if it could not be done, in a sentence for the page; it is tried again
   * @throws Exception whatever else went wrong; the page then says only what kind of error it was,
   *     since its message may tell a value
   */
  String run() throws Exception;
}
