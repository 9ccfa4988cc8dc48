package throughline.platform.web.frame;

import java.util.List;

/** What a service tells the page frame about itself. A service has one bean of this type. */
public interface ServiceFrame {

  /** The name in the header and in every page title, such as "Volunteer hours". */
  String serviceName();

  /** The entries of the service navigation, in order. */
  List<NavigationEntry> navigation();
}
