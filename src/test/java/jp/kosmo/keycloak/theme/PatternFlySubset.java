package jp.kosmo.keycloak.theme;

import static java.util.regex.Matcher.quoteReplacement;

import com.helger.css.decl.AbstractHasTopLevelRules;
import com.helger.css.decl.CSSDeclaration;
import com.helger.css.decl.CSSFontFaceRule;
import com.helger.css.decl.CSSKeyframesRule;
import com.helger.css.decl.CSSSelector;
import com.helger.css.decl.CSSSelectorAttribute;
import com.helger.css.decl.CSSSelectorMemberPseudoIs;
import com.helger.css.decl.CSSSelectorMemberPseudoWhere;
import com.helger.css.decl.CSSSelectorSimpleMember;
import com.helger.css.decl.CSSStyleRule;
import com.helger.css.decl.CSSUnknownRule;
import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.decl.ICSSSelectorMember;
import com.helger.css.decl.ICSSTopLevelRule;
import com.helger.css.reader.CSSReader;
import com.helger.css.writer.CSSWriterSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of PatternFly that some pages can use, with the variables these need; a variable that has one value everywhere
 * is written as that value. Left out in any case: fonts and what they draw, and writing from right to left.
 */
final class PatternFlySubset {

    private static final CSSWriterSettings SHORT = new CSSWriterSettings(true);
    /** The use of a variable, or of an animation, which PatternFly names like one. */
    private static final Pattern USE = Pattern.compile("var\\(\\s*(--[\\w-]+)|animation(?:-name)?:([\\w-]+)");

    private static final Pattern ALONE = Pattern.compile("var\\((--[\\w-]+)\\)");
    private static final Pattern SETTING = Pattern.compile("(?<=[{;\\s])(--[\\w-]+)\\s*:");

    private static final Pattern OF_THE_PAGE = Pattern.compile("(?m)^:root \\{[^}]*}");

    /** A word that pages put together, and give to nothing but their alerts. */
    private static final Pattern TYPE_OF_MESSAGE = Pattern.compile("\\.pf-m-(?:success|info|warning|danger)");

    private static final Pattern ALERT = Pattern.compile("\\.pf-v5-c-alert.*");
    private static final Pattern GLYPH = Pattern.compile("\\.fa-([a-z0-9-]+):before$");

    /** Where a variable holds for a page, or for a part of it with everything inside. */
    private static final Pattern WHOLE = Pattern.compile(":root|:where\\(:root\\)|\\.pf-v5-c-(?:(?!__)[a-z-])+");

    private final Set<String> words;
    private final String beside;
    private final Set<String> setForThePage;
    private final Set<String> icons = new TreeSet<>();
    private final String css;

    /**
     * Of the style sheets of PatternFly, in the order in which pages load them.
     *
     * @param words what the pages can name as a class
     * @param beside the text of other style sheets on those pages, which may use or set PatternFly's variables
     */
    PatternFlySubset(List<String> sheets, Set<String> words, String beside) {
        this.words = words;
        this.beside = beside;
        this.setForThePage = OF_THE_PAGE
                .matcher(beside)
                .results()
                .flatMap(rule -> settings(rule.group()))
                .collect(Collectors.toSet());
        var subset = new CascadingStyleSheet();
        for (String sheet : sheets) {
            // It says that it skips a rule, that of modal boxes, for a sum it cannot read; no page of ours has such a
            // box.
            CascadingStyleSheet whole = parsed(sheet);
            whole.removeRules(rule -> !canApply(rule));
            whole.getAllRules().forEach(subset::addRule);
        }
        this.css = shortest(subset);
    }

    /** As a style sheet, a rule a line. */
    String css() {
        return css;
    }

    /** Names of the icons that the pages can show and a font would have drawn, for example {@code eye}. */
    Set<String> icons() {
        return icons;
    }

    private static CascadingStyleSheet parsed(String css) {
        return Objects.requireNonNull(CSSReader.readFromString(css), "not a style sheet that ph-css reads");
    }

    private static String text(CascadingStyleSheet css) {
        return css.getAllRules().stream()
                .map(rule -> rule.getAsCSSString(SHORT) + "\n")
                .collect(Collectors.joining());
    }

    /** Again and again: the last one to use a variable may itself be of no use, and a value be that of another variable. */
    private String shortest(CascadingStyleSheet css) {
        String before = text(css);
        Set<String> used = uses(before + beside);
        css.removeRules(rule -> !hasUse(rule, used));
        // PatternFly's :where(:root) gives way to any other setting for the page.
        css.getAllStyleRules().stream()
                .filter(rule -> rule.getSelectorsAsCSSString(SHORT, 0).equals(":where(:root)"))
                .forEach(rule -> removeSettings(rule, setForThePage::contains));
        Map<String, String> values = values(css);
        String after = ALONE.matcher(text(css))
                .replaceAll(use -> quoteReplacement(values.getOrDefault(use.group(1), use.group())));
        return after.equals(before) ? after : shortest(parsed(after));
    }

    /** Those that are set in one place, which no state, size or part of a page changes. */
    private Map<String, String> values(CascadingStyleSheet css) {
        Map<String, Long> often =
                settings(text(css) + beside).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return css.getAllStyleRules().stream()
                .filter(rule ->
                        WHOLE.matcher(rule.getSelectorsAsCSSString(SHORT, 0)).matches())
                .flatMap(rule -> rule.getAllDeclarations().stream())
                .filter(declaration -> often.getOrDefault(declaration.getProperty(), 0L) == 1)
                .filter(declaration -> !value(declaration).contains("var("))
                .collect(Collectors.toMap(CSSDeclaration::getProperty, PatternFlySubset::value));
    }

    private static void removeSettings(CSSStyleRule rule, Predicate<String> which) {
        rule.getAllDeclarations().stream()
                .filter(declaration -> declaration.getProperty().startsWith("--"))
                .filter(setting -> which.test(setting.getProperty()))
                .forEach(rule::removeDeclaration);
    }

    private static Stream<String> settings(String css) {
        return SETTING.matcher(css).results().map(setting -> setting.group(1));
    }

    private static String value(CSSDeclaration declaration) {
        return declaration.getExpressionAsCSSString();
    }

    private boolean canApply(ICSSTopLevelRule rule) {
        if (rule instanceof CSSStyleRule style) {
            style.getAllSelectors().stream()
                    .filter(selector -> !canMatch(selector) || isGlyph(selector))
                    .forEach(style::removeSelector);
            return style.hasSelectors();
        }
        if (rule instanceof AbstractHasTopLevelRules group) {
            group.removeRules(inside -> !canApply(inside));
            return group.hasRules();
        }
        // The unknown one is for a Firefox of years ago.
        return !(rule instanceof CSSFontFaceRule || rule instanceof CSSUnknownRule);
    }

    private boolean canMatch(CSSSelector selector) {
        return selector.getAllMembers().stream().allMatch(this::canMatch)
                && (!has(selector, TYPE_OF_MESSAGE) || has(selector, ALERT));
    }

    private static boolean has(CSSSelector selector, Pattern name) {
        return selector.getAllMembers().stream()
                .filter(CSSSelectorSimpleMember.class::isInstance)
                .map(member -> ((CSSSelectorSimpleMember) member).getValue())
                .anyMatch(name.asMatchPredicate());
    }

    private boolean canMatch(ICSSSelectorMember member) {
        if (member instanceof CSSSelectorSimpleMember simple) {
            return !simple.isClass() || words.contains(simple.getValue().substring(1));
        }
        if (member instanceof CSSSelectorAttribute attribute) {
            return !attribute.getAttrName().equals("dir");
        }
        if (member instanceof CSSSelectorMemberPseudoIs is) {
            return is.getAllSelectors().stream().anyMatch(this::canMatch);
        }
        if (member instanceof CSSSelectorMemberPseudoWhere where) {
            return where.getAllSelectors().stream().anyMatch(this::canMatch);
        }
        return true;
    }

    private boolean isGlyph(CSSSelector selector) {
        Matcher glyph = GLYPH.matcher(selector.getAsCSSString(SHORT));
        if (!glyph.find()) {
            return false;
        }
        icons.add(glyph.group(1));
        return true;
    }

    private static Set<String> uses(String css) {
        return USE.matcher(css)
                .results()
                .map(use -> Objects.requireNonNullElse(use.group(1), use.group(2)))
                .collect(Collectors.toSet());
    }

    private static boolean hasUse(ICSSTopLevelRule rule, Set<String> used) {
        if (rule instanceof CSSStyleRule style) {
            removeSettings(style, variable -> !used.contains(variable));
            return style.hasDeclarations();
        }
        if (rule instanceof AbstractHasTopLevelRules group) {
            group.removeRules(inside -> !hasUse(inside, used));
            return group.hasRules();
        }
        return !(rule instanceof CSSKeyframesRule animation) || used.contains(animation.getAnimationName());
    }
}
