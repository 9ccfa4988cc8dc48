package throughline.volunteers.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import throughline.demo.SamplePerson;
import throughline.platform.database.People;
import throughline.volunteers.volunteer.Volunteers;

/** Whoever helps in the year that is told was accepted before it. */
@ApplicationScoped
class AcceptSample {
  private final People people;
  private final Volunteers volunteers;

  AcceptSample(People people, Volunteers volunteers) {
    this.people = people;
    this.volunteers = volunteers;
  }

  @Transactional
  void accept(SamplePerson person, String place) {
    volunteers.accept(people.recognise(person.signedIn()), Set.of(place));
  }
}
