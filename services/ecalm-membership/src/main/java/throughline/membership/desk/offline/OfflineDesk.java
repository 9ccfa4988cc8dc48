package throughline.membership.desk.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import throughline.membership.card.CardFormat;
import throughline.platform.core.input.FieldError;
import throughline.platform.web.layout.CurrentPerson;
import throughline.platform.web.layout.Layout;

/** What the templates of a desk give to its scripts: {@code {inject:offline.owner}} and so on. */
@RequestScoped
@Named("offline")
@Unremovable
public class OfflineDesk {
  /** What a form without a network is checked by. */
  private record Rules(int length, String prefix, String institution, List<FieldError> missing) {}

  private final CurrentPerson person;
  private final Layout layout;
  private final ObjectMapper json;
  private boolean kept;
  private String rules;

  OfflineDesk(CurrentPerson person, Layout layout, ObjectMapper json) {
    this.person = person;
    this.layout = layout;
    this.json = json;
  }

  public void keep() {
    kept = true;
    layout.withoutName();
  }

  public void keepForm(CardFormat card, List<FieldError> missing) {
    keep();
    rules = write(new Rules(card.length(), card.prefix(), card.institution().orElse(""), missing));
  }

  public boolean kept() {
    return kept;
  }

  public String rules() {
    return rules;
  }

  public String owner() {
    return kept ? "" : person.code();
  }

  public String script() {
    return layout.bundled("desk/desk.js");
  }

  private String write(Rules rules) {
    try {
      return json.writeValueAsString(rules);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
