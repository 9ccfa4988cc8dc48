package throughline.membership.member;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The library members. */
@ApplicationScoped
public class Members implements PanacheRepositoryBase<Member, UUID> {}
