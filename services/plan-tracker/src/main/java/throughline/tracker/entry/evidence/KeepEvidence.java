package throughline.tracker.entry.evidence;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.People;
import throughline.tracker.entry.PlanData;

/** A file is added as evidence, or removed for good; that it was there stays. */
@Singleton
class KeepEvidence {

  private static final int MOST_OF_A_SUBJECT = 10;
  private static final int LONGEST_NAME = 100;

  private final Jdbi jdbi;
  private final EvidenceSubject.Finder subjects;
  private final People people;
  private final Clock clock;

  KeepEvidence(Jdbi jdbi, EvidenceSubject.Finder subjects, People people, Clock clock) {
    this.jdbi = jdbi;
    this.subjects = subjects;
    this.people = people;
    this.clock = clock;
  }

  @Transactional
  String add(String subject, Path file, String name, SignedIn who) {
    var kind = EvidenceKind.of(name, file);
    var content = EvidenceKind.read(file);
    var by = people.recognise(who);
    return jdbi.withHandle(
        handle -> {
          var found = subjects.find(handle, subject);
          if (EvidenceFiles.count(handle, subject) >= MOST_OF_A_SUBJECT) {
            throw new InvalidInput(
                "file",
                "There are %d files already. Remove one of them first, or put several into one"
                    .formatted(MOST_OF_A_SUBJECT));
          }
          EvidenceFiles.add(handle, subject, cleaned(name), kind, content, by, clock.instant());
          return found.path();
        });
  }

  /** Without folders, and without what a header or another computer could not carry. */
  private static String cleaned(String name) {
    var plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var safe = plain.replaceAll("[^A-Za-z0-9 ._()-]", "_");
    return safe.length() <= LONGEST_NAME ? safe : safe.substring(safe.length() - LONGEST_NAME);
  }

  @Transactional
  void remove(UUID id, String typed, SignedIn who) {
    var reason = PlanData.reason(typed, "Say why the file is removed");
    var by = people.recognise(who);
    var removed =
        jdbi.withHandle(handle -> EvidenceFiles.remove(handle, id, by, clock.instant(), reason));
    if (!removed) {
      throw new Conflict("removed", "This file was removed before");
    }
  }
}
