package throughline.membership.member;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.permission.Places;

/** The library members. */
@ApplicationScoped
public class Members implements PanacheRepositoryBase<Member, UUID> {

  private static final String ENROLLED_AT_OR_BELONGING_TO =
      """
      from Member m
      where m.key = :key
        and (:everyOffice = true
          or m.enrolledAtOffice in :offices
          or exists (
            select 1 from m.homeLibrary home
            where home.toDate is null and (:everyLibrary = true or home.library in :libraries)))
      """;

  /** A member who was enrolled at one of the offices, or whose home library is one of these now. */
  public Optional<Member> find(UUID key, Places offices, Places libraries) {
    return find(
            ENROLLED_AT_OR_BELONGING_TO,
            Parameters.with("key", key)
                .and("everyOffice", offices.all())
                .and("offices", offices.codes())
                .and("everyLibrary", libraries.all())
                .and("libraries", libraries.codes()))
        .singleResultOptional();
  }
}
