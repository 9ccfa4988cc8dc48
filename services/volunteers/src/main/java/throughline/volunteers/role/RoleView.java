package throughline.volunteers.role;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A role as anyone may read of it. */
@Schema(name = "Role", description = "What a volunteer can help with")
public record RoleView(
    String code,
    String title,
    String summary,
    String description,
    String commitment,
    @Schema(description = "Whether it takes applications") boolean open,
    @Schema(description = "In words") String where,
    @Schema(description = "Codes of its places; none is everywhere") List<String> places,
    int minAge,
    @Schema(description = "Left out if there is none") Integer maxAge,
    @Schema(description = "What it asks for, a sentence each") List<String> asks) {

  public String age() {
    return maxAge == null ? minAge + " or over" : "%d to %d".formatted(minAge, maxAge);
  }
}
