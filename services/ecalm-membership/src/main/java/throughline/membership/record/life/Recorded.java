package throughline.membership.record.life;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That something was recorded, without a word of the family.
 *
 * @param record null if nobody may open it any more
 * @param certificate of an erasure; null for anything else
 */
@Schema(name = "RecordedLifeEvent")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recorded(
    LifeEvent event,
    @Schema(description = "The enrolment; absent once nobody may open it") UUID record,
    @Schema(description = "The number of the certificate of an erasure") UUID certificate) {

  static Recorded of(LifeEvent event, UUID id) {
    return new Recorded(event, id, null);
  }

  static Recorded closed(LifeEvent event) {
    return new Recorded(event, null, null);
  }

  static Recorded elsewhere(LifeEvent event) {
    return new Recorded(event, null, null);
  }

  static Recorded erased(UUID certificate) {
    return new Recorded(LifeEvent.ERASED, null, certificate);
  }

  String page() {
    if (certificate != null) {
      return "/erasures/" + certificate;
    }
    if (event == LifeEvent.ADDRESS_MADE_SECRET) {
      return "/enrolments/" + record + "/shown?saved=true";
    }
    if (record != null) {
      return "/enrolments/" + record + "/record?saved=true";
    }
    return event == LifeEvent.ADOPTED ? "/records/closed" : "/?saved=true";
  }
}
