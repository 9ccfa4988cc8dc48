package throughline.tracker.intake.source;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.fact.UnknownFields;
import throughline.tracker.engine.fact.UnknownFields.UnknownField;
import throughline.tracker.engine.log.LogGaps;
import throughline.tracker.shared.Roles;

/** Where the figures come from: whether each source is alive, and how far the log is counted. */
@Path("/sources")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class SourcePages {

  private static final int DAYS = 31;

  private final ReadOnlyTransactions transactions;
  private final Clock clock;

  SourcePages(ReadOnlyTransactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance sources(
        Freshness freshness,
        LibrarySystem librarySystem,
        List<DayComparison> days,
        List<UnknownField> unknown,
        List<LogGaps.Gap> gaps);
  }

  @GET
  public TemplateInstance sources() {
    var today = London.today(clock);
    var since = today.minusDays(DAYS);
    return transactions.read(
        handle ->
            Templates.sources(
                Freshness.read(handle, clock.instant()),
                LibrarySystem.read(handle, today),
                DayComparison.since(handle, since),
                UnknownFields.since(handle, since),
                LogGaps.since(handle, since)));
  }
}
