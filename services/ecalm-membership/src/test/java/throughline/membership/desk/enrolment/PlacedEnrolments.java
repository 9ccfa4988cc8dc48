package throughline.membership.desk.enrolment;

import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.desk.offer.OfferFixture;
import throughline.membership.testing.Boxes;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.HandOverRows;
import throughline.membership.testing.Names;
import throughline.membership.testing.Restricted;
import throughline.platform.testing.Database;
import throughline.platform.testing.PlacedRecord;
import throughline.platform.testing.TestClock;

/**
 * Makes records at one place, each newer than any other, with all that the pages of the service
 * show beside it, and says what each endpoint has to be sent about it.
 */
final class PlacedEnrolments {

  private static final int FAR = 70_000_000;

  private static final String TWICE = Names.family();

  private final TestClock clock;
  private int births;
  private List<String> likeRecords = List.of();

  PlacedEnrolments(TestClock clock) {
    this.clock = clock;
  }

  /** At the office of Oxford, with Banbury as home library; newer than any other. */
  PlacedRecord enrolledAt(String place, String elsewhere) {
    clock.advance(Duration.ofMinutes(1));
    Boxes.none();
    var card = CardNumbers.next();
    Database.execute(
        "UPDATE vault.child SET not_named_yet = false, given_names = 'Wren' WHERE not_named_yet");
    var id =
        anEnrolment()
            .withCard(card)
            .without("childGivenNames")
            .with("naming", "NOT_NAMED_YET")
            .with("childFamilyName", "Child of Oxford")
            .with("addressPolicy", "RESTRICTED")
            .with("address", "1 Street of Oxford")
            .enrolled();
    Database.execute(
        """
        UPDATE vault.guardian SET phone = NULL, email = 'nobody@example.org' WHERE member_key = '%1$s';
        UPDATE vault.address_policy SET safe_channel = 'EMAIL' WHERE member_key = '%1$s'
        """
            .formatted(id));
    var merged = mergedInto(id);
    var duplicate = recordedTwice();
    var ended = anEnrolment().enrolled();
    var file = HandOverRows.fileWith(id);
    HandOverRows.onlyWaiting(id, ended);
    var declined = Map.of("office", "OXFORD", "outcome", "DECLINED");
    var spare = CardNumbers.next();
    var other = CardNumbers.after(spare, FAR + 10 * ++births);
    Boxes.at("OXFORD", spare, 50);
    var sent = anEnrolment().with("office", "OXFORD").typed();
    var form = new HashMap<>(sent);
    form.put("cardNumber", CardNumbers.next());
    OfferFixture.declinedAt("OXFORD");
    // The start page shows the newest, and each record before has left one of this moment.
    Database.execute("DELETE FROM deferred_offer");
    var offer = OfferFixture.deferredAt("OXFORD");
    return PlacedRecord.at(
            place,
            elsewhere,
            Map.of(
                "enrolments",
                id,
                "guardians",
                guardianOf(id),
                "offers",
                offer,
                "life",
                "moved",
                "erasures",
                erasedAt("OXFORD"),
                "files",
                fileOf("OXFORD"),
                "merged",
                merged,
                "duplicates",
                duplicate,
                "patron-files",
                file),
            Set.of(
                TWICE,
                merged,
                duplicate,
                "Child of Oxford",
                "1 Street of Oxford",
                card,
                id,
                ended,
                file,
                offer,
                "Oxford registration office"))
        .sending("LibrarySystemPages.makeFile", Map.of("which", "NOT_HANDED_OVER"))
        .sending("LibrarySystemPages.again", Map.of("member", ended))
        .sending("LibrarySystemPages.done", Map.of("member", ended))
        .sending("SearchPages.find", Map.of("sought", card.replaceFirst("(.)", "$1 ")))
        .sending("DuplicatePages.decide", Map.of("choice", "NOT_THE_SAME"))
        .sending("EnrolmentResource.enrol", sent)
        .sending("EnrolmentPages.enrol", form)
        .sending("RestrictedPages.openBecause", Map.of("reason", "CORRECTION"))
        .sending(
            "GuardianPages.add",
            Map.of(
                "guardianName",
                "Oxfordshire County Council",
                "guardianRelationship",
                "LOCAL_AUTHORITY",
                "guardianContact",
                "01632 960 009",
                "mayContact",
                "YES",
                "mayManage",
                "YES",
                "reason",
                "COURT"))
        .sending(
            "GuardianPages.putRight",
            Map.of(
                "guardianName", "Rowan",
                "guardianRelationship", "FATHER",
                "reason", "REREGISTERED"))
        .sending("GuardianPages.end", Map.of("day", "today", "reason", "COURT"))
        .sending(
            "GuardianPages.setRights",
            Map.of("reason", "COURT", "mayContact", "NO", "mayManage", "NO"))
        .sending(
            "GuardianPages.changeContact", Map.of("contact", "07700 900123", "reason", "MISTYPED"))
        .sending("RestrictedPages.open", Map.of("reason", "FAMILY_WANTS"))
        .sending("EnrolmentResource.open", Map.of("reason", "FAMILY_WANTS"))
        .sending(
            "SubjectAccessPages.export",
            Map.of("reader", "CHILD", "address", "NO", "reason", "ASKED_HERE", "format", "JSON"))
        .after(person -> Restricted.openedBy(person, id))
        .sending(
            "CorrectionPages.replace",
            Map.of("reason", "LOST", "cardNumber", place.equals("OXFORD") ? spare : other))
        .sending(
            "CardPages.receive",
            Map.of("office", "OXFORD", "firstCard", other, "lastCard", CardNumbers.after(other, 5)))
        .sending("LifePages.send", Map.of("residence", "OUT_OF_COUNTY"))
        .sending(
            "LifeResource.record",
            Map.of("event", "MOVED", "version", "1", "residence", "OUT_OF_COUNTY"))
        .sending("CardPages.writeOff", Map.of("firstCard", spare, "reason", "DAMAGED"))
        .sending("CardPages.setLevel", Map.of("office", "OXFORD", "level", "" + (20 + births)))
        .sending("CorrectionPages.giveName", Map.of("childGivenNames", "Wren"))
        .asking("HomePages.home", "?recorded=DECLINED&office=OXFORD")
        .sending("OfferResource.record", declined)
        .sending("OfferPages.record", declined)
        .sending("OfferPages.takeBack", declined)
        .sending("OfferPages.close", Map.of("closing", "DECLINED"))
        .sending(
            "CoveragePages.recordBirths",
            Map.of("office", "OXFORD", "births", String.valueOf(births)));
  }

  /** One of two, since the last one cannot be ended. */
  private static String guardianOf(String id) {
    var guardian = Database.text("SELECT id FROM vault.guardian WHERE member_key = '" + id + "'");
    Database.execute(
        """
        INSERT INTO vault.guardian (id, person_key, member_key, name, relationship, phone)
        VALUES (gen_random_uuid(), gen_random_uuid(), '%s', 'Robin', 'RELATIVE', '01632 960 008')
        """
            .formatted(id));
    return guardian;
  }

  /** Returns the number of the record that was given up. */
  private String mergedInto(String kept) {
    var other = likeRecords().get(2);
    Database.execute(
        """
        UPDATE member SET record_state = 'MERGED', merged_into = '%s', merged_at = '2026-11-24T11:00Z'
        WHERE key = '%s'
        """
            .formatted(kept, other));
    return other;
  }

  /** Returns the number of the only case that waits. */
  private String recordedTwice() {
    var id = UUID.randomUUID();
    Database.execute(
        """
        DELETE FROM duplicate_case;
        INSERT INTO duplicate_case (id, one, other, score, reasons, opened_at)
        VALUES ('%s', '%s', '%s', 95, '{SAME_NAMES,SAME_DATE}', now())
        """
            .formatted(id, likeRecords().get(0), likeRecords().get(1)));
    return id.toString();
  }

  /** Two of one child and a third, made once: enrolling takes time. */
  private List<String> likeRecords() {
    if (likeRecords.isEmpty()) {
      likeRecords =
          Stream.of(TWICE, TWICE, Names.family())
              .map(family -> anEnrolment().ofFamily("Wren", family).enrolled())
              .toList();
    }
    return likeRecords;
  }

  /** A spreadsheet whose only row is wrong. */
  private static String fileOf(String office) {
    var id = UUID.randomUUID().toString();
    Database.execute(
        """
        INSERT INTO import_file (id, office_code, digest, uploaded_by, uploaded_at, row_count, left_out,
                                 columns, enrol_work, checked_at, expires_at)
        VALUES ('%1$s', '%2$s', sha256('%1$s'), 'a test', '2026-11-24 12:00Z', 1, 0, '{}', '%1$s', now(),
                '2026-12-24 12:00Z');
        INSERT INTO vault.import_row (file_id, row_number, visit, outcome, cells)
        VALUES ('%1$s', 2, 2, 'ERROR', '{"FAMILY_NAME": "Child of Oxford"}')
        """
            .formatted(id, office));
    return id;
  }

  /** Returns the number of the certificate. */
  private static String erasedAt(String office) {
    var number = UUID.randomUUID();
    Database.execute(
        "INSERT INTO erasure VALUES ('%s', '%s', '%s', now())"
            .formatted(number, UUID.randomUUID(), office));
    return number.toString();
  }
}
