package throughline.membership.member;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import throughline.contracts.membership.MemberState.ResidencyState;

/** The child lived there from a day up to, not including, another. */
@Embeddable
record ResidencySpell(
    @Enumerated(EnumType.STRING) ResidencyState state,
    @Column(name = "district_code") String district,
    @Column(name = "from_date") LocalDate fromDate,
    @Column(name = "to_date") LocalDate toDate) {}
