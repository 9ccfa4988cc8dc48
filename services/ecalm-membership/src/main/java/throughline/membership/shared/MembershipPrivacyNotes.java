package throughline.membership.shared;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.web.about.PrivacyNotes;

@Singleton
class MembershipPrivacyNotes implements PrivacyNotes {
  @Override
  public List<String> paragraphs() {
    return List.of(
        "Of a child we keep the names, the date of birth, the place in a birth of several and the"
            + " library card; of a guardian the name, one way to reach them and what they are to"
            + " the child; an address if the family gives one. A secret address is opened only by"
            + " somebody who says why, and that is written down.",
        "Of a family that declines, or was not asked, we keep a number and nothing else. One that"
            + " wants to think about it takes a code along, and we keep the code until they come"
            + " back.",
        "A guardian who gives an e-mail address is sent one mail, with a link to what we hold of"
            + " the child and of them; everything else only if the family chooses it. What it chose"
            + " is kept with the version of the privacy notice that it was given. With the link a"
            + " guardian sees what is held, changes it and can stop messages; nothing of another"
            + " guardian is shown. Who enrolled a child, changed something or looked is written"
            + " down.",
        "When a registration office has no network, what is typed there waits on its computer,"
            + " encrypted, until it can be sent. Once the registrar has signed out nobody can read"
            + " it there; a registrar of the same office sends it, or decides that it is deleted.",
        "When a child under 5 borrows something or shows the card at an event, we keep on which day"
            + " and at which library for 25 months, and never what it was. The day of the first"
            + " loan is kept for longer. Of other borrowers we keep only how many loans there"
            + " were.",
        "The council’s library system, where one is connected, is told what it needs to lend books"
            + " on the card: the child’s name, date of birth and library, a guardian’s name, and"
            + " the address; a secret one only if the council has set down why. No telephone number"
            + " and no e-mail address go there.",
        "Whether a child is recorded twice is for people to decide, who see both records. What the"
            + " second record says is deleted some time after it was merged into the first.",
        "A family can withdraw, and can have everything erased that tells who the child is. It gets"
            + " a certificate. A code that cannot be turned back into a name is kept until the"
            + " child would turn 5, so that nobody enrols it again by mistake.");
  }
}
