package throughline.platform.web.limits;

import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/** Tells a form that this service has made from one that anybody may have. */
public interface GenuineForms {

  /**
   * Asked before a file is taken from somebody whose session has ended.
   *
   * @param fields those that came before the file
   */
  boolean made(FormData fields);
}
