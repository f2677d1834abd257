package jp.kosmo.keycloak.branding;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateModelException;
import java.util.regex.Pattern;
import org.keycloak.theme.KeycloakSanitizerPolicy;

/** Text written by a union, made safe to show on a page. */
public final class HtmlSanitizer {

    /** How the sanitiser writes wide letters, digits and marks; those like {@code < > & " '} are left to it. */
    private static final Pattern WIDE = Pattern.compile("&#x(ff(?!0[267]|1[ce])[0-5][0-9a-f]);");

    private HtmlSanitizer() {}

    /**
     * Keeps the tags Keycloak allows in its own texts (headings, paragraphs, lists, links ...), drops every other tag,
     * and shows a lone {@code <} or {@code &} as written. Unlike the template function {@code kcSanitize} it does not
     * decode entities first, so a text may also name a tag.
     */
    public static String of(String html) {
        return KeycloakSanitizerPolicy.POLICY_DEFINITION.sanitize(html);
    }

    /**
     * Hands sanitised text to a template, which prints it with a plain interpolation; everything else stays escaped and
     * the template needs no {@code ?no_esc}.
     *
     * @param html a result of {@link #of}
     */
    public static Object forTemplate(String html) {
        try {
            // Written out, a wide bracket is three bytes and not eight, and Japanese terms are full of them.
            return HTMLOutputFormat.INSTANCE.fromMarkup(
                    WIDE.matcher(html).replaceAll(wide -> Character.toString(Integer.parseInt(wide.group(1), 16))));
        } catch (TemplateModelException neverForMarkup) {
            throw new IllegalStateException(neverForMarkup);
        }
    }
}
