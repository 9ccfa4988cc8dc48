package throughline.platform.web.permission;

import io.smallrye.config.ConfigMapping;

/** Where the provider says who may act where. */
@ConfigMapping(prefix = "throughline.permission")
interface PermissionSettings {

  /**
   * The path of the claim in the access token, its parts divided by a slash, as that of the roles
   * is: {@code places}, {@code realm_access/places}. A name that has a slash itself stands in
   * double quotes.
   */
  String placesClaimPath();
}
