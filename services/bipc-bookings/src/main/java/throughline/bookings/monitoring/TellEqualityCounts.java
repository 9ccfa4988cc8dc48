package throughline.bookings.monitoring;

import static throughline.contracts.bookings.BookingEvents.EQUALITY_COUNTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.bookings.monitoring.Disclosure.Told;
import throughline.contracts.bookings.EqualityCountState;
import throughline.platform.core.time.London;
import throughline.platform.core.time.Quarter;
import throughline.platform.database.equality.EthnicGroup;
import throughline.platform.messaging.Outbox;
import throughline.platform.messaging.OutboxEvent;

/**
 * Tells how many of those supported in the finished quarters of the last year are women and from
 * ethnic minorities. The quarter that runs is not told: whoever saw its numbers before and after a
 * session could tell what somebody answered.
 */
@ApplicationScoped
class TellEqualityCounts {
  private static final int QUARTERS = 4;

  private final EqualityCounts counts;
  private final Outbox outbox;
  private final Disclosure disclosure;
  private final Clock clock;

  TellEqualityCounts(
      EqualityCounts counts,
      Outbox outbox,
      @ConfigProperty(name = "throughline.equality.minimum") long minimum,
      Clock clock) {
    this.counts = counts;
    this.outbox = outbox;
    this.disclosure = new Disclosure(minimum);
    this.clock = clock;
  }

  /** How many counts were told, for the first time or anew. */
  @Transactional
  int tell() {
    var told = 0;
    var quarter = Quarter.of(London.today(clock));
    for (int n = 0; n < QUARTERS; n++) {
      quarter = quarter.before();
      told += tell(quarter);
    }
    return told;
  }

  private int tell(Quarter quarter) {
    var counted = counts.count(quarter);
    var before = new HashSet<>(counts.toldBefore(quarter.last()));
    if (counted.isEmpty() && before.isEmpty()) {
      return 0;
    }
    var told = new ArrayList<>(disclosure.of(counted));
    told.forEach(each -> before.remove(each.library()));
    before.forEach(library -> told.add(Told.nothing(library)));
    var byLibrary = told.stream().collect(Collectors.toMap(Told::library, Function.identity()));
    var changed = counts.tell(quarter.last(), told);
    outbox.appendAll(
        changed.stream()
            .map(each -> event(byLibrary.get(each.library()), quarter.last(), each.version()))
            .toList());
    return changed.size();
  }

  private OutboxEvent event(Told told, LocalDate lastDay, long version) {
    var library = told.library().equals(Told.TOGETHER) ? null : told.library();
    var state =
        new EqualityCountState(
            version,
            library,
            lastDay,
            EthnicGroup.MAPPING,
            told.supported(),
            told.answered(),
            told.supported() - told.answered(),
            told.sexKnown(),
            told.women(),
            told.groupKnown(),
            told.minorities(),
            told.both(),
            told.either());
    return OutboxEvent.of(
        EQUALITY_COUNTED, EqualityCountState.id(library, lastDay), version, clock.instant(), state);
  }
}
