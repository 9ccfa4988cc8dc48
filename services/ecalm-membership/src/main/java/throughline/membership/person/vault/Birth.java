package throughline.membership.person.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** One child's place in a birth of several. */
@Embeddable
public record Birth(
    @Column(name = "birth_set") UUID set,
    @Column(name = "birth_order") Integer order,
    @Column(name = "birth_count") Integer count) {

  public static final int MOST = 9;
}
