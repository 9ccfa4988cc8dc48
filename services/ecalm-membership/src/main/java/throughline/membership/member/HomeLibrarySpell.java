package throughline.membership.member;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** The child belonged to this library from a day up to, not including, another. */
@Embeddable
record HomeLibrarySpell(
    @Column(name = "library_code") String library,
    @Column(name = "from_date") LocalDate fromDate,
    @Column(name = "to_date") LocalDate toDate) {}
