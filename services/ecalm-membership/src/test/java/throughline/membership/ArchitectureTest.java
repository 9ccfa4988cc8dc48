package throughline.membership;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import throughline.membership.person.vault.AddressBook;
import throughline.membership.person.vault.Child;
import throughline.membership.person.vault.Guardians;
import throughline.membership.person.vault.KnownChildren;
import throughline.membership.person.vault.OfVault;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.person.vault.RegisterEntries;
import throughline.membership.person.vault.RenameChildren;
import throughline.platform.testing.ServiceRules;

@AnalyzeClasses(packages = "throughline.membership", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests rules = ArchTests.in(ServiceRules.class);

  /**
   * What everybody needs of a record is before the desk, which makes records; what becomes of one
   * is after it.
   */
  @ArchTest
  static final ArchRule rooms_know_only_what_is_before_them =
      ServiceRules.roomsInOrder(
          "throughline.membership",
          List.of(
              "shared..",
              "reference..",
              "card..",
              "member..",
              "person..",
              "contact..",
              "usage..",
              "record",
              "desk..",
              "record.*..",
              "imports..",
              "librarysystem..",
              "demo.."));

  /** What is published is made of the member, which knows no person. */
  @ArchTest
  static final ArchRule members_and_their_events_do_not_know_the_vault =
      noClasses()
          .that()
          .resideInAPackage("..member..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..vault..", "..card..", "..desk..", "..record..");

  /** Whoever is added here reads where children live. */
  @ArchTest
  static final ArchRule few_may_open_the_address_book =
      classes()
          .that()
          .belongToAnyOf(AddressBook.class)
          .should()
          .onlyHaveDependentClassesThat()
          .haveNameMatching(
              ".*\\.vault\\..*|.*\\.(KeepFamily|ShowAddress|RecordMove|MakeDisclosure|QueryPatrons)(_.*)?|.*_(Bean|ClientProxy)");

  /** Whoever is added here reads names and dates of birth. */
  @ArchTest
  static final ArchRule few_may_open_the_vault =
      classes()
          .that()
          .belongToAnyOf(PersonVault.class, Child.class)
          .should()
          .onlyHaveDependentClassesThat()
          .haveNameMatching(
              ".*\\.vault\\..*|.*\\.(KeepFamily|Enrolment|ShowReceipt|NameChild|ShowRecord|ChangeChild"
                  + "|ConfirmDeath|ErasePerson|MakeDisclosure|ShowCase|MergeRecords|QueryPatrons)(_.*)?|.*_(Bean|ClientProxy)");

  /** Whoever is added here has statements that PostgreSQL lets look into the vault. */
  @ArchTest
  static final ArchRule few_take_the_role_of_the_vault =
      classes()
          .that()
          .belongToAnyOf(OfVault.class)
          .should()
          .onlyHaveDependentClassesThat()
          .haveNameMatching(
              ".*\\.person\\.(vault|match)\\..*|.*\\.contact\\.(MayContact|RemindOfCard)(_.*)?"
                  + "|.*\\.imports\\.(ImportRows|AddressesInFiles)(_.*)?"
                  + "|.*\\.record\\.(NamesInList|duplicate\\.MergedRecordRetention|family\\.FamilyRecords"
                  + "|guardian\\.MailsToGuardians|search\\.ChildIndex)(_.*)?");

  /** Whoever is added here finds out who is a member, and changes many names at once. */
  @ArchTest
  static final ArchRule few_may_look_a_list_of_children_up =
      classes()
          .that()
          .belongToAnyOf(KnownChildren.class, RenameChildren.class, RegisterEntries.class)
          .should()
          .onlyHaveDependentClassesThat()
          .haveNameMatching(
              ".*\\.vault\\..*|.*\\.imports\\.(CheckVisits|EnrolFile)(\\$.*|_.*)?|.*_(Bean|ClientProxy)");

  /** The rows of a file are read by what works on files alone; others only send one. */
  @ArchTest
  static final ArchRule nobody_else_reads_the_rows_of_files =
      classes()
          .that()
          .resideInAPackage("..membership.imports..")
          .and()
          .haveNameNotMatching(".*\\.UploadFile(\\$.*|_.*)?")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAPackage("..membership.imports..");

  /** Whoever is added here reads who answers for a child, and shows each to themselves alone. */
  @ArchTest
  static final ArchRule few_may_read_guardians =
      classes()
          .that()
          .belongToAnyOf(Guardians.class)
          .should()
          .onlyHaveDependentClassesThat()
          .haveNameMatching(
              ".*\\.vault\\..*|.*\\.(PutLinkInMail|ReachGuardian|ExportRecord"
                  + "|GuardianRecords|ChangeGuardians|ShowCase|MergeConflictCheck|TellEnded)(_.*)?|.*_(Bean|ClientProxy)");
}
