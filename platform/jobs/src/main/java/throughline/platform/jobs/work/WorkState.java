package throughline.platform.jobs.work;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;

/**
 * How far work is, for the part {@code {#workProgress work=work /}} of a page.
 *
 * @param attempts how often it was begun; more than 1 if a process that did it went away
 */
public record WorkState(State state, int done, int total, int attempts) {

  /** From being asked for to its end. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  /** Whether the page should be looked at again. */
  public boolean isOpen() {
    return state == State.WAITING || state == State.RUNNING;
  }

  /** Whether all of it is done. */
  public boolean isDone() {
    return state == State.DONE;
  }

  public boolean isFailed() {
    return state == State.FAILED;
  }

  /** Whether it was interrupted and goes on. */
  public boolean isResumed() {
    return attempts > 1;
  }

  /**
   * A page about work, which asks again by itself while that goes on, also without script.
   *
   * @param work null if there is none
   */
  public static Response page(TemplateInstance page, WorkState work) {
    var answer = Response.ok(page);
    return work != null && work.isOpen() ? answer.header("Refresh", "3").build() : answer.build();
  }
}
