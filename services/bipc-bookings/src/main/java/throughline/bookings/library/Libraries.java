package throughline.bookings.library;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The libraries that can run sessions. */
@ApplicationScoped
public class Libraries implements PanacheRepositoryBase<Library, String> {}
