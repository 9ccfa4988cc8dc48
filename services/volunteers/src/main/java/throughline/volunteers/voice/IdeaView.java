package throughline.volunteers.voice;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An idea as its volunteer and those who answer it see it.
 *
 * @param libraryName null where it is about every place
 * @param owner the name of whoever answers it; null until somebody takes it
 */
@Schema(name = "IdeaView")
record IdeaView(
    UUID id,
    long version,
    String idea,
    String library,
    String libraryName,
    LocalDate raisedOn,
    LocalDate dueOn,
    boolean late,
    String owner,
    Boolean actedOn,
    String answer,
    String said,
    LocalDate answeredOn) {
  public String place() {
    return libraryName == null ? "All places" : libraryName;
  }

  public String ownerWords() {
    return owner == null ? "the coordinators of its place" : owner;
  }

  /** Hides what was said from any log that this object slips into. */
  @Override
  public String toString() {
    return "IdeaView " + id;
  }
}
