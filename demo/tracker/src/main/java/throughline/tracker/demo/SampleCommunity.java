package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import throughline.contracts.places.Library;
import throughline.demo.SampleYear;
import throughline.platform.core.person.SignedIn;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.community.AgreeLocalTarget;
import throughline.tracker.plan.community.WriteProfile;

/**
 * What is said of the community of each library, and a target that follows from it: at most
 * libraries agreed by a second person, so that one milestone is done and the next one nearly.
 */
@ApplicationScoped
class SampleCommunity {

  private static final int SAID_DAYS_AGO = 40;
  private static final int AGREED_DAYS_AGO = 30;

  private static final Set<String> NOT_AGREED = Set.of("DEDD", "STON", "WYCH", "BURF");
  private static final Set<String> NOT_PROPOSED = Set.of("NORT", "WOOK");

  private static final List<String> WHO =
      List.of(
          "Many young families have moved to new estates",
          "People are older than in the district, and buses are few",
          "Students come and go with the terms",
          "Several schools are within a walk",
          "Families live in flats with little room to read");

  private static final List<String> NEED =
      List.of(
          "They ask for story times on Saturdays",
          "Volunteers could bring books to those who cannot come",
          "Evening hours would reach those who commute",
          "A quiet room to study is what most ask for");

  private final WriteProfile writeProfile;
  private final AgreeLocalTarget targets;

  SampleCommunity(WriteProfile writeProfile, AgreeLocalTarget targets) {
    this.writeProfile = writeProfile;
    this.targets = targets;
  }

  void tell(SampleYear year) {
    var lead = year.people().named("strategy-lead").signedIn();
    var second = year.people().named("administrator").signedIn();
    year.moveToDeskAfter(year.today(), -SAID_DAYS_AGO);
    for (var library : Library.seed()) {
      var random = year.random("community", library.code());
      var text =
          "Around %s: %s. %s."
              .formatted(
                  library.name(), SampleYear.pick(WHO, random), SampleYear.pick(NEED, random));
      writeProfile.say(library, 0, text, lead);
    }
    year.moveToDeskAfter(year.today(), -AGREED_DAYS_AGO);
    Library.seed().stream()
        .filter(library -> !NOT_PROPOSED.contains(library.code()))
        .forEach(library -> propose(year, library, lead, second));
  }

  private void propose(SampleYear year, Library library, SignedIn lead, SignedIn second) {
    var first = Period.financialYear(year.today()).from().getYear();
    var random = year.random("local target", library.code());
    var children = String.valueOf(60 + 10 * random.nextInt(8));
    targets.propose(
        library,
        "members-under-5",
        String.valueOf(first),
        children,
        "Made up for the demonstration: so many children under 5 live there",
        lead);
    if (!NOT_AGREED.contains(library.code())) {
      targets.agree(library, "members-under-5", first, 1, second);
    }
  }
}
