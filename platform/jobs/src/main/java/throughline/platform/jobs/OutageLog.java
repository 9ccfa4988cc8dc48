package throughline.platform.jobs;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Says once that a scheduler cannot reach its table, and not each time that it looks. */
public final class OutageLog extends AbstractSchedulerListener {

  private static final Logger LOG = Logger.getLogger(OutageLog.class);

  private final String table;
  private final AtomicBoolean waits = new AtomicBoolean();

  public OutageLog(String table) {
    this.table = table;
  }

  @Override
  public void onSchedulerEvent(SchedulerEventType event) {
    if (event == SchedulerEventType.RAN_EXECUTE_DUE) {
      waits.set(false);
    } else if (event == SchedulerEventType.UNEXPECTED_ERROR && !waits.getAndSet(true)) {
      LOG.warnf("event=scheduler-waits table=%s", table);
    }
  }
}
