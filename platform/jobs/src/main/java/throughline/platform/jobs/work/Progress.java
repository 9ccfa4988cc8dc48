package throughline.platform.jobs.work;

@FunctionalInterface
public interface Progress {

  /** So many steps are done. Call it outside of a transaction, at least every few seconds. */
  void done(int steps);
}
