package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.membership.desk.enrolment.Enrolment;
import throughline.membership.desk.enrolment.NewChild;
import throughline.membership.desk.enrolment.ParseEnrolment;
import throughline.membership.imports.LoadFacts.FileFacts;
import throughline.membership.person.match.AlikeAmong;
import throughline.membership.person.match.FindLikely;
import throughline.membership.person.match.Likely;
import throughline.membership.person.match.Reason;
import throughline.membership.person.suppression.Suppressions;
import throughline.membership.person.suppression.Suppressions.Named;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.KnownChildren;
import throughline.membership.person.vault.KnownChildren.Asked;
import throughline.membership.person.vault.KnownChildren.By;
import throughline.membership.person.vault.KnownChildren.Known;
import throughline.membership.person.vault.NameKey;
import throughline.membership.person.vault.Renaming;

/**
 * Says of the rows of some visits what they come to: the same for the preview and, once more, when
 * they are taken. The database is asked for all of them at once.
 */
@ApplicationScoped
class CheckVisits {

  /**
   * A visit that was judged.
   *
   * @param enrolment what to keep; empty unless every row is new
   */
  record JudgedVisit(List<CheckedRow> rows, Optional<Enrolment> enrolment) {}

  /**
   * What a row comes to.
   *
   * @param notes what is wrong, or what to look at, each with its column
   * @param member who it is, or whom it is like; null if nobody
   * @param renaming what changes; null if nothing does
   * @param taken whether what it asks for was done
   */
  record CheckedRow(
      ImportRow row,
      Outcome outcome,
      List<String> notes,
      UUID member,
      Renaming renaming,
      boolean taken) {

    static CheckedRow of(ImportRow row, Outcome outcome) {
      return new CheckedRow(row, outcome, List.of(), null, null, false);
    }

    static CheckedRow wrong(ImportRow row, List<String> problems) {
      return new CheckedRow(row, Outcome.ERROR, problems, null, null, false);
    }

    static CheckedRow changed(ImportRow row, Renaming renaming) {
      var note =
          "Name: from %s to %s".formatted(renaming.before().inFull(), renaming.after().inFull());
      return new CheckedRow(
          row, Outcome.CHANGED, List.of(note), renaming.member(), renaming, false);
    }

    CheckedRow withoutCard() {
      return new CheckedRow(row, Outcome.NO_CARD, notes, member, renaming, taken);
    }

    CheckedRow noting(String note) {
      return new CheckedRow(row, outcome, List.of(note), member, renaming, taken);
    }

    CheckedRow being(UUID somebody) {
      return new CheckedRow(row, outcome, notes, somebody, renaming, taken);
    }

    CheckedRow done() {
      return new CheckedRow(row, outcome, notes, member, renaming, true);
    }
  }

  private static final String NO_CARD_LEFT =
      BirthColumns.CARD.problem(
          "Your stock has no card left. Write the number of the card that the family was given, or"
              + " record a box under Cards and send this row again");

  static final String LIKE = "Row: it is like ";

  private final Suppressions suppressions;
  private final KnownChildren knownChildren;
  private final FindLikely findLikely;

  CheckVisits(Suppressions suppressions, KnownChildren knownChildren, FindLikely findLikely) {
    this.suppressions = suppressions;
    this.knownChildren = knownChildren;
    this.findLikely = findLikely;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  List<CheckedRow> rows(
      ImportFile file, List<ImportRow> rows, FileFacts facts, AlikeAmong inFile, LocalDate today) {
    return judge(file, rows, facts, inFile, today).stream()
        .flatMap(visit -> visit.rows().stream())
        .toList();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  List<JudgedVisit> judge(
      ImportFile file, List<ImportRow> rows, FileFacts facts, AlikeAmong inFile, LocalDate today) {
    var visits =
        rows.stream()
            .collect(
                Collectors.groupingBy(ImportRow::visit, LinkedHashMap::new, Collectors.toList()));
    var readings =
        visits.values().stream()
            .map(visit -> ParseVisit.of(visit, file.monthFirstRow(), facts, today))
            .toList();
    return new Judging(file, readings, facts, inFile, today).visits();
  }

  /** A child of a visit beside its row. */
  private record Candidate(ImportRow row, NewChild child, List<GuardianDetails> guardians) {}

  private final class Judging {

    private final ImportFile file;
    private final List<ParseVisit.Reading> readings;
    private final FileFacts facts;
    private final AlikeAmong inFile;
    private final Set<Named> suppressed;
    private final Map<Integer, List<Known>> known = new HashMap<>();
    private final Map<Integer, Likely> like = new HashMap<>();

    Judging(
        ImportFile file,
        List<ParseVisit.Reading> readings,
        FileFacts facts,
        AlikeAmong inFile,
        LocalDate today) {
      this.file = file;
      this.readings = readings;
      this.facts = facts;
      this.inFile = inFile;
      var candidates = readings.stream().flatMap(reading -> candidates(reading).stream()).toList();
      this.suppressed =
          suppressions.among(candidates.stream().map(each -> each.child().named()).toList(), today);
      knownChildren
          .among(candidates.stream().map(this::asked).toList())
          .forEach(each -> known.computeIfAbsent(each.place(), row -> new ArrayList<>()).add(each));
      findLike(candidates.stream().filter(this::isUnknown).toList());
    }

    /** Whoever is no member, and whom nobody has looked at. */
    private boolean isUnknown(Candidate candidate) {
      return !known.containsKey(candidate.row().number())
          && !candidate.row().isYes(BirthColumns.NOT_A_DUPLICATE);
    }

    private void findLike(List<Candidate> candidates) {
      var found =
          findLikely.of(
              candidates.stream().map(each -> each.child().newcomer(each.guardians())).toList());
      for (var i = 0; i < candidates.size(); i++) {
        var row = candidates.get(i).row().number();
        found.get(i).likely().stream().findFirst().ifPresent(likely -> like.put(row, likely));
      }
    }

    List<JudgedVisit> visits() {
      return readings.stream().map(this::visit).toList();
    }

    private JudgedVisit visit(ParseVisit.Reading reading) {
      if (reading.enrolment().isEmpty()) {
        return new JudgedVisit(wrong(reading), Optional.empty());
      }
      var judged = candidates(reading).stream().map(this::row).toList();
      var kinds = judged.stream().map(CheckedRow::outcome).collect(Collectors.toSet());
      if (!kinds.contains(Outcome.NEW)) {
        return new JudgedVisit(judged, Optional.empty());
      }
      return kinds.size() == 1
          ? withCards(reading, judged)
          : new JudgedVisit(judged.stream().map(this::apart).toList(), Optional.empty());
    }

    /** Members have their cards, so that those of the stock are left to who is new. */
    private JudgedVisit withCards(ParseVisit.Reading reading, List<CheckedRow> judged) {
      var visit = reading.enrolment().flatMap(facts::withCards);
      return new JudgedVisit(visit.isPresent() ? judged : withoutCards(reading), visit);
    }

    private List<CheckedRow> withoutCards(ParseVisit.Reading reading) {
      var problems =
          reading.rows().stream()
              .map(row -> row.says(BirthColumns.CARD) ? List.<String>of() : List.of(NO_CARD_LEFT))
              .toList();
      return wrong(new ParseVisit.Reading(reading.rows(), problems, Optional.empty())).stream()
          .map(CheckedRow::withoutCard)
          .toList();
    }

    /** Children of one birth are enrolled together, so that their order stays whole. */
    private List<CheckedRow> wrong(ParseVisit.Reading reading) {
      var judged = new ArrayList<CheckedRow>();
      for (var i = 0; i < reading.rows().size(); i++) {
        var problems = reading.problems().get(i);
        judged.add(
            CheckedRow.wrong(
                reading.rows().get(i),
                problems.isEmpty()
                    ? List.of(
                        "Row: another row of the same birth has something wrong. Children of one"
                            + " birth are enrolled together")
                    : problems));
      }
      return judged;
    }

    private CheckedRow apart(CheckedRow row) {
      return row.outcome() == Outcome.NEW
          ? CheckedRow.of(row.row(), Outcome.REVIEW)
              .noting(
                  "Row: another child of this birth is not enrolled with it. Enrol this one at the"
                      + " desk")
          : row;
    }

    private CheckedRow row(Candidate candidate) {
      var row = candidate.row();
      if (suppressed.contains(candidate.child().named())) {
        return CheckedRow.of(row, Outcome.SUPPRESSED);
      }
      var found = known.getOrDefault(row.number(), List.of());
      var members = found.stream().map(Known::member).collect(Collectors.toSet());
      if (members.size() > 1) {
        return CheckedRow.of(row, Outcome.REVIEW)
            .noting(
                "Row: entry, card and name are those of different members. Compare them with the"
                    + " records");
      }
      var isOthers =
          Optional.ofNullable(candidate.child().card())
              .flatMap(facts::owner)
              .filter(owner -> !members.contains(owner));
      if (isOthers.isPresent()) {
        return cardTaken(row);
      }
      return members.isEmpty() ? newOrLike(candidate) : compare(row, candidate.child(), found);
    }

    /**
     * A file changes a name and nothing else: what a record says of today is not overwritten by a
     * list of last month.
     */
    private CheckedRow compare(ImportRow row, NewChild child, List<Known> found) {
      var member = found.get(0);
      var byEntry = found.stream().anyMatch(each -> each.by() == By.ENTRY);
      if (!member.dateOfBirth().equals(child.dateOfBirth())) {
        return byEntry
            ? review(
                row,
                member,
                BirthColumns.DATE_OF_BIRTH.problem(
                    "the member with this register entry has another. Correct the record, or the row"))
            : cardTaken(row);
      }
      if (isSameName(member, child) || !FindLikely.isKnown(child.name())) {
        return CheckedRow.of(row, Outcome.SAME).being(member.member());
      }
      if (!byEntry && FindLikely.isKnown(member.name())) {
        return review(
            row,
            member,
            BirthColumns.CARD.problem(
                "a member with this card, born on the same day, has another name. Compare the card"
                    + " and the name with the record"));
      }
      return changed(row, member, child);
    }

    private CheckedRow changed(ImportRow row, Known member, NewChild child) {
      if (!member.goesOn()) {
        return CheckedRow.of(row, Outcome.SAME).being(member.member());
      }
      if (!file.office().equals(member.office())) {
        return review(
            row,
            member,
            "Row: the record of another office has another name. Ask that office to change it");
      }
      return CheckedRow.changed(row, new Renaming(member.member(), member.name(), child.name()));
    }

    private static CheckedRow review(ImportRow row, Known member, String note) {
      return CheckedRow.of(row, Outcome.REVIEW).being(member.member()).noting(note);
    }

    private static boolean isSameName(Known member, NewChild child) {
      return FindLikely.isKnown(member.name())
          && NameKey.of(member.name()).equals(NameKey.of(child.name()));
    }

    private CheckedRow newOrLike(Candidate candidate) {
      var row = candidate.row();
      var likely = like.get(row.number());
      if (likely != null) {
        return CheckedRow.of(row, Outcome.REVIEW)
            .being(likely.member())
            .noting(like("a member", likely.reasons()));
      }
      var earlier =
          isUnknown(candidate)
              ? inFile.before(
                  row.visit(), row.number(), candidate.child().newcomer(candidate.guardians()))
              : Optional.<AlikeAmong.Earlier>empty();
      return earlier
          .map(
              other ->
                  CheckedRow.of(row, Outcome.REVIEW)
                      .noting(
                          like("row %d of this file".formatted(other.place()), other.reasons())))
          .orElseGet(() -> CheckedRow.of(row, Outcome.NEW));
    }

    private static String like(String what, Set<Reason> reasons) {
      return reasons.stream()
          .map(Reason::inWords)
          .collect(Collectors.joining(". ", LIKE + what + ". ", ""));
    }

    private Asked asked(Candidate candidate) {
      var child = candidate.child();
      return new Asked(
          candidate.row().number(),
          candidate.row().entry().map(this::code).orElse(null),
          candidate.row().says(BirthColumns.CARD) ? child.card().digits() : null,
          FindLikely.isKnown(child.name()) ? child.name() : null,
          child.dateOfBirth(),
          child.birthOrder(),
          candidate.row().text(BirthColumns.GUARDIAN));
    }

    private String code(String entry) {
      return HexFormat.of().formatHex(suppressions.codeOfEntry(entry));
    }
  }

  static CheckedRow cardTaken(ImportRow row) {
    return CheckedRow.wrong(row, List.of(BirthColumns.CARD.problem(ParseEnrolment.CARD_TAKEN)));
  }

  private static List<Candidate> candidates(ParseVisit.Reading reading) {
    var candidates = new ArrayList<Candidate>();
    reading
        .enrolment()
        .ifPresent(
            visit -> {
              for (var i = 0; i < reading.rows().size(); i++) {
                candidates.add(
                    new Candidate(
                        reading.rows().get(i), visit.children().get(i), visit.guardians()));
              }
            });
    return candidates;
  }
}
