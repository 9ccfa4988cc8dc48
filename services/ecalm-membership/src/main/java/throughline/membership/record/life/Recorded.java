package throughline.membership.record.life;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.membership.record.life.LifeRecords.Taken;

/** That something was recorded, without a word of the family. */
@Schema(name = "RecordedLifeEvent")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recorded(
    LifeEvent event,
    @Schema(description = "The enrolment; absent once nobody may open it") UUID record,
    @Schema(description = "The number of the certificate of an erasure") UUID certificate) {

  static Recorded of(Taken taken) {
    return new Recorded(taken.event(), taken.id(), null);
  }

  /** Of a record that was closed, or is another desk's from now on. */
  static Recorded unseen(LifeEvent event) {
    return new Recorded(event, null, null);
  }

  /** The page that comes next. */
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
