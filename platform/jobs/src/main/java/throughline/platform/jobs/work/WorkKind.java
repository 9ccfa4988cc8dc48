package throughline.platform.jobs.work;

import java.util.UUID;

/** What can be done as long work. Its beans are found by type; names are in the database. */
public interface WorkKind {

  String name();

  /**
   * Does the work, or goes on with what a process that is gone has left: it may be called again at
   * any step, so each step is a transaction of its own that tells whether it is done.
   *
   * @param work the id that the work was started with
   */
  void run(UUID work, Progress progress);
}
