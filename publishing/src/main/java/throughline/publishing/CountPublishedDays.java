package throughline.publishing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.contracts.EventContract;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.contracts.counts.DayCountState;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobFailed;
import throughline.platform.jobs.JobSchedule;
import throughline.platform.messaging.OutboxEvent;
import throughline.platform.messaging.PublishedDay;
import throughline.platform.messaging.PublishedDays;

/** Tells the plan tracker each night how many events of each type were published on the day. */
@Singleton
public class CountPublishedDays implements Job {

  private static final LocalTime AT = LocalTime.of(0, 20);

  private final EventContract dayCounted;
  private final PublishedDays days;
  private final Clock clock;

  CountPublishedDays(
      @ConfigProperty(name = "quarkus.application.name") String service,
      PublishedDays days,
      Clock clock) {
    this.dayCounted = EventCatalogue.dayCountedBy(service);
    this.days = days;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "count-published-days",
        "Tell the plan tracker how many events were published",
        JobSchedule.dailyAt(AT));
  }

  @Override
  public String run() throws JobFailed {
    if (!days.areWhole()) {
      throw new JobFailed(
          "Events of finished days still wait for Kafka. They are counted once they have left",
          null);
    }
    int told = days.tell(this::event);
    return told == 1 ? "1 day told" : told + " days told";
  }

  private OutboxEvent event(PublishedDay day) {
    return OutboxEvent.of(
        dayCounted,
        DayCountState.id(dayCounted.owner(), day.day()),
        day.version(),
        clock.instant(),
        DayCountState.of(day.version(), day.day(), day.events()));
  }
}
