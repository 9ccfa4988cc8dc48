package throughline.membership.member;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import throughline.contracts.membership.MemberState.MembershipStatus;

/** The membership had this status from a day up to, not including, another. */
@Embeddable
record MembershipSpell(
    @Enumerated(EnumType.STRING) MembershipStatus status,
    @Column(name = "from_date") LocalDate fromDate,
    @Column(name = "to_date") LocalDate toDate) {}
