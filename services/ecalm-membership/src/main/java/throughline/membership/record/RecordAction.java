package throughline.membership.record;

import java.util.UUID;
import throughline.membership.member.Member;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.database.audit.Change;

/** What can be done to an enrolment or seen of it. The names are in the history for ever. */
public enum RecordAction {
  ENROLLED("Enrolled"),
  SENT_FOR_ANOTHER("Sent for the registrar who wrote it down without a network"),
  CARD_CHANGED("Card changed"),
  CARD_REPLACED("Card replaced"),
  HOME_LIBRARY_CHANGED("Home library changed"),
  UNDONE("Enrolment undone"),
  NAMED("Named"),
  NAME_AMENDED("Name amended"),
  DATE_OF_BIRTH_CORRECTED("Date of birth corrected"),
  MOVED("Move recorded"),
  ADDRESS_PUT_RIGHT("Address put right"),
  ADDRESS_MADE_SECRET("Address made secret"),
  WITHDRAWN("Withdrawn"),
  RESUMED("Membership resumed"),
  SAFE_CHANNEL_CHOSEN("Safe way to write chosen"),
  DEATH_REPORTED("Death reported"),
  DEATH_CONFIRMED("Death confirmed"),
  DEATH_TAKEN_BACK("Report of a death taken back"),
  MERGED_INTO("Merged into another record"),
  MERGED_WITH("Another record merged into this one"),
  MERGE_TAKEN_BACK("Merge taken back"),
  END_PROPOSED("Proposed to end one of two records of a child"),
  END_TAKEN_BACK("Stands again, as it was not made in error"),
  TWO_CHILDREN("Found to be another child than one like it"),
  SEALED("Record closed"),
  ERASED("Erased"),
  HELD("Held, since the guardians disagree"),
  HELD_FOR_MERGED("Held until staff have looked at the record that was merged into it"),
  RELEASED("Held no longer"),
  PREFERENCES_CHANGED("What to be told changed"),
  CONTACT_STOPPED("Contact with a guardian stopped"),
  CONTACT_ASKED_FOR("Another address of a guardian given, to be confirmed"),
  CONTACT_KEPT("Another address of a guardian not wanted after all"),
  CONTACT_CHANGED("Way to reach a guardian changed"),
  GUARDIAN_ADDED("Guardian added"),
  GUARDIAN_PUT_RIGHT("Who a guardian is put right"),
  GUARDIAN_ENDED("A guardian answers for the child no longer"),
  GUARDIAN_RIGHTS_CHANGED("What a guardian may changed"),
  OPENED_BY_GUARDIAN("Opened by the link in a mail"),
  EXPORTED("Given to somebody who asked what is held"),
  SUPPRESSION_LIFTED("Block lifted"),
  LINK_SENT("Link to what is held sent to a guardian"),
  GUARDIANS_OPENED("Guardians opened"),
  OPENED_BECAUSE("Restricted record opened"),
  RECORD_OPENED("Record opened"),
  ADDRESS_OPENED("Address opened"),
  ADDRESS_HANDED_OVER("Address given to the library system"),
  RECEIPT_OPENED("Receipt opened"),
  FOUND("Found by a search"),
  LISTED("Shown in a list"),
  COMPARED("Compared with another record"),
  HISTORY_OPENED("History opened");

  public static final String RECORD_TYPE = "enrolment";

  private final String inWords;

  RecordAction(String inWords) {
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }

  public AuditEntry of(Member member, Actor actor, Change... changes) {
    return AuditEntry.of(actor, this, record(member.key()), changes);
  }

  public static AuditedRecord record(UUID enrolment) {
    return AuditedRecord.of(RECORD_TYPE, enrolment);
  }
}
