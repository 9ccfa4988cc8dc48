package throughline.bookings.booking.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.mail.LinkAtSending;

/** Makes the link of a mail about a place, whose reference is the booking or the request. */
@ApplicationScoped
class PutPlaceLinkInMail implements LinkAtSending {
  private final BookingLinks links;
  private final URI publicUrl;

  PutPlaceLinkInMail(
      BookingLinks links, @ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.links = links;
    this.publicUrl = publicUrl;
  }

  @Override
  public Set<String> kinds() {
    return Stream.of(PlaceMail.values()).map(PlaceMail::code).collect(Collectors.toSet());
  }

  @Override
  public String link(UUID mail, String reference) {
    return publicUrl + "/place/link/" + links.link(UUID.fromString(reference), mail).cookie();
  }
}
