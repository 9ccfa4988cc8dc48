package throughline.tracker.entry;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** The forms of what people enter: how a page opens one, and takes it of whom. */
@Singleton
public class EntryForms {

  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;
  private final People people;

  EntryForms(FormPost formPost, OpenForm openForm, CurrentPerson person, People people) {
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
    this.people = people;
  }

  public Form open() {
    return openForm.orBlank();
  }

  public Form open(Map<String, String> values) {
    return openForm.orStartingWith(values);
  }

  public Form open(Form start) {
    return openForm.or(start);
  }

  public FormPost.Sent sent(Form form, String operation, Object typed) {
    return formPost.of(form, operation, typed);
  }

  public FormPost.Sent withFile(Form form, String operation, Supplier<Object> typed) {
    return formPost.withFile(form, operation, typed);
  }

  public SignedIn who() {
    return person.who();
  }

  public boolean hasRole(String role) {
    return person.hasRole(role);
  }

  /** The key of this person; empty of one who has never entered anything. */
  public Optional<UUID> me() {
    return people.find(person.subject());
  }
}
