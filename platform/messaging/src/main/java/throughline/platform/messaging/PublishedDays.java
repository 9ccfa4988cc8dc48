package throughline.platform.messaging;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import javax.sql.DataSource;
import throughline.platform.core.time.London;

/**
 * Tells readers how many events of each type left on each finished day, by an event of its own, so
 * that they can say whether they have all of them. For a job that a service runs in the night.
 */
@ApplicationScoped
public class PublishedDays {

  private final DataSource dataSource;
  private final Outbox outbox;
  private final Clock clock;

  PublishedDays(DataSource dataSource, Outbox outbox, Clock clock) {
    this.dataSource = dataSource;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Whether everything of finished days has left; until then their counts would be wrong.
   *
   * @throws OutboxException if the database cannot be read
   */
  public boolean areWhole() {
    var midnight = London.today(clock).atStartOfDay(London.ZONE).toInstant();
    try (var connection = dataSource.getConnection()) {
      return PublishedDayTable.haveLeft(connection, midnight.atOffset(ZoneOffset.UTC));
    } catch (SQLException e) {
      throw new OutboxException("The outbox could not be read", e);
    }
  }

  /**
   * @return how many days were told
   */
  @Transactional(REQUIRES_NEW)
  public int tell(Function<PublishedDay, OutboxEvent> event) {
    LocalDate yesterday = London.today(clock).minusDays(1);
    try (var connection = dataSource.getConnection()) {
      var days = PublishedDayTable.untold(connection, yesterday);
      for (var day : days) {
        PublishedDayTable.told(connection, day);
      }
      outbox.appendAll(days.stream().map(event).toList());
      return days.size();
    } catch (SQLException e) {
      throw new OutboxException("The counts of published events could not be kept", e);
    }
  }
}
