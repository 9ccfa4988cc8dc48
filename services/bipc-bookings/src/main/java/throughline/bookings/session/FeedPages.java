package throughline.bookings.session;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.core.input.Fields;
import throughline.platform.mail.calendar.CalendarEntry;
import throughline.platform.mail.calendar.CalendarFile;

/** The sessions to come as a calendar to subscribe to. It names nobody. */
@Path("/")
public class FeedPages {
  private static final String FIVE_MINUTES = "public, max-age=300";

  private final BrowseSessions browseSessions;
  private final CalendarFile calendarFile;
  private final URI publicUrl;

  FeedPages(
      BrowseSessions browseSessions,
      CalendarFile calendarFile,
      @ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.browseSessions = browseSessions;
    this.calendarFile = calendarFile;
    this.publicUrl = publicUrl;
  }

  @GET
  @Path("sessions.ics")
  @PermitAll
  @Produces("text/calendar")
  public Response everyone(@Context UriInfo address) {
    var filter = SessionFilter.read(new Fields(), address.getQueryParameters()::getFirst);
    var entries = browseSessions.toCome(filter).stream().map(this::entry).toList();
    return Response.ok(calendarFile.feed("Business and IP Centre", entries))
        .header(HttpHeaders.CACHE_CONTROL, FIVE_MINUTES)
        .build();
  }

  private CalendarEntry entry(BrowseSessions.Coming coming) {
    var session = coming.session();
    var address = publicUrl + "/sessions/" + session.id();
    return new CalendarEntry(
        session.id() + "@" + publicUrl.getHost(),
        coming.sequence(),
        session.title(),
        session.whereInFull(),
        session.placesInWords() + ". Book a place: " + address,
        address,
        session.time().startsAt(),
        session.time().endsAt());
  }
}
