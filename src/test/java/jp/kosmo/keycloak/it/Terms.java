package jp.kosmo.keycloak.it;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;

/** What tests of the terms of use share. */
final class Terms {

    static final String PAGE = "login-kosmo-terms";

    private static final String ACTION = "kosmo-terms";
    private static final Pattern SHOWN =
            Pattern.compile("<div class=\"kosmo-terms[^>]*>(.*)</div>\\s*<form", Pattern.DOTALL);

    private Terms() {}

    /** Saves these terms and no others, as the Admin Console does. */
    static void publish(Union union, Map<String, String> settings) {
        var config = new RequiredActionConfigRepresentation();
        config.setConfig(new HashMap<>(settings));
        union.admin().flows().updateRequiredActionConfig(ACTION, config);
    }

    /** A setting of the terms as saved. */
    static String setting(Union union, String name) {
        return Objects.requireNonNull(
                union.admin()
                        .flows()
                        .getRequiredActionConfig(ACTION)
                        .getConfig()
                        .get(name),
                name);
    }

    /** A member who only has to agree; {@code agreed} is the version agreed to before, null = none. */
    static Member member(Union union, @Nullable String agreed) {
        MemberSpec spec = MemberSpec.newcomer().permanentPassword("Mimosa-2026").withSomeFactor();
        return union.importMember(agreed == null ? spec : spec.attribute("agreedTerms", agreed));
    }

    /** The text in the page, byte for byte. */
    static String shown(Page page) {
        Matcher matcher = SHOWN.matcher(page.html());
        if (!matcher.find()) {
            throw new IllegalArgumentException("no terms on " + page);
        }
        return matcher.group(1);
    }

    /** The text a member reads, line breaks included. */
    static String read(Page page) {
        return Objects.requireNonNull(page.document().selectFirst(".kosmo-terms"))
                .wholeText();
    }

    /** The member's rows of the ledger, oldest first. */
    static List<Map<String, @Nullable Object>> consents(Member member) {
        return Database.rows("select * from kosmo_consent where user_id = ? order by position", member.id());
    }

    /** The member's decisions, oldest first, such as {@code 2.0 accept}. */
    static List<String> decisions(Member member) {
        return consents(member).stream()
                .map(row -> row.get("version") + " " + row.get("decision"))
                .toList();
    }
}
