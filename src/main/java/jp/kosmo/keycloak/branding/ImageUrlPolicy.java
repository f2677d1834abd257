package jp.kosmo.keycloak.branding;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a union's logo or favicon is, as the union enters it. */
final class ImageUrlPolicy {

    /** A picture within the text itself; it travels with every page, so it has to be small. */
    private static final Pattern DATA =
            Pattern.compile("data:image/(?:png|jpeg|gif|webp|svg\\+xml);base64,[A-Za-z0-9+/]+={0,2}");

    private static final int LONGEST = 8_000;
    private static final Pattern PATH = Pattern.compile("/(?!/)[\\w./~%-]*(?:\\?[\\w.=&%-]*)?");
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.:-]+" + PATH.pattern());

    private ImageUrlPolicy() {}

    /**
     * The address, if a page may show a picture from there: a path on the login's own host, an address on the host of the
     * union's portal, or a picture within the text ({@code data:}, up to 8,000 characters). Pages load nothing from others.
     *
     * @param portal the portal's address, null where there is none; asked for only where it matters
     */
    static Optional<String> allowed(String text, Supplier<@Nullable String> portal) {
        return Optional.of(text.strip())
                .filter(address -> address.length() <= LONGEST)
                .filter(address -> DATA.matcher(address).matches()
                        || PATH.matcher(address).matches()
                        || (ADDRESS.matcher(address).matches() && isOnSameHost(address, portal.get())));
    }

    private static boolean isOnSameHost(String address, @Nullable String portal) {
        if (portal == null) {
            return false;
        }
        try {
            URI one = URI.create(address);
            URI other = URI.create(portal);
            return one.getAuthority() != null
                    && one.getAuthority().equals(other.getAuthority())
                    && one.getScheme().equals(other.getScheme());
        } catch (IllegalArgumentException e) {
            return false; // no address at all, of which Pattern knows less than URI
        }
    }
}
