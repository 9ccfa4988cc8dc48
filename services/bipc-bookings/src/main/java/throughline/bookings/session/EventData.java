package throughline.bookings.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.RawString;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.core.time.London;

/** A session as search engines read it: an Event of schema.org, as data that no browser runs. */
@Named("eventData")
@Singleton
public class EventData {
  private static final String SCHEMA = "https://schema.org/";

  private final ObjectMapper json;
  private final URI publicUrl;

  EventData(ObjectMapper json, @ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.json = json;
    this.publicUrl = publicUrl;
  }

  /** JSON that can stand in a page as it is. */
  public RawString of(SessionView session) {
    try {
      return new RawString(
          json.writeValueAsString(event(session)).replace("<", "\\u003c").replace("&", "\\u0026"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> event(SessionView session) {
    var address = publicUrl + "/sessions/" + session.id();
    var event = new LinkedHashMap<String, Object>();
    event.put("@context", "https://schema.org");
    event.put("@type", "EducationEvent");
    event.put("name", session.title());
    event.put("url", address);
    event.put("startDate", local(session.time().startsAt()));
    event.put("endDate", local(session.time().endsAt()));
    event.put("eventStatus", SCHEMA + (session.cancelled() ? "EventCancelled" : "EventScheduled"));
    event.put(
        "eventAttendanceMode",
        SCHEMA + (session.online() ? "OnlineEventAttendanceMode" : "OfflineEventAttendanceMode"));
    event.put("location", session.online() ? virtual(address) : place(session));
    if (session.description() != null) {
      event.put("description", session.description());
    }
    event.put("isAccessibleForFree", true);
    event.put("maximumAttendeeCapacity", session.capacity());
    event.put("remainingAttendeeCapacity", session.placesLeft());
    event.put(
        "organizer",
        Map.of("@type", "Organization", "name", "Business and IP Centre", "url", publicUrl + "/"));
    event.put(
        "offers",
        Map.of(
            "@type",
            "Offer",
            "price",
            0,
            "priceCurrency",
            "GBP",
            "url",
            address,
            "availability",
            SCHEMA + (session.full() ? "SoldOut" : "InStock")));
    return event;
  }

  private static Map<String, Object> virtual(String address) {
    return Map.of("@type", "VirtualLocation", "url", address);
  }

  private static Map<String, Object> place(SessionView session) {
    var address = session.address() == null ? session.venueName() : session.address();
    return Map.of("@type", "Place", "name", session.venueName(), "address", address);
  }

  private static String local(Instant moment) {
    return moment.atZone(London.ZONE).toOffsetDateTime().toString();
  }
}
