package jp.kosmo.keycloak.theme;

import com.helger.css.decl.AbstractHasTopLevelRules;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules of PatternFly that some pages can use, with the variables these need. Left out in any case: fonts and what they
 * draw, and writing from right to left.
 */
final class PatternFlySubset {

    private static final CSSWriterSettings SHORT = new CSSWriterSettings(true);
    /** The use of a variable, or of an animation, which PatternFly names like one. */
    private static final Pattern USE = Pattern.compile("var\\(\\s*(--[\\w-]+)|animation(?:-name)?:([\\w-]+)");

    private static final Pattern GLYPH = Pattern.compile("\\.fa-([a-z0-9-]+):before$");

    private final Set<String> words;
    private final Set<String> icons = new TreeSet<>();
    private final CascadingStyleSheet subset = new CascadingStyleSheet();

    /**
     * Of the style sheets of PatternFly, in the order in which pages load them.
     *
     * @param words what the pages can name as a class
     * @param beside the text of other style sheets on those pages, which may use PatternFly's variables
     */
    PatternFlySubset(List<String> sheets, Set<String> words, String beside) {
        this.words = words;
        for (String sheet : sheets) {
            // It says that it skips a rule, that of modal boxes, for a sum it cannot read; no page of ours has such a
            // box.
            CascadingStyleSheet whole =
                    Objects.requireNonNull(CSSReader.readFromString(sheet), "not a style sheet that ph-css reads");
            whole.removeRules(rule -> !canApply(rule));
            whole.getAllRules().forEach(subset::addRule);
        }
        String before;
        do {
            // Again and again: the last one to use a variable may itself be of no use.
            before = css();
            Set<String> used = uses(before + beside);
            subset.removeRules(rule -> !hasUse(rule, used));
        } while (!css().equals(before));
    }

    /** As a style sheet, a rule a line. */
    String css() {
        return subset.getAllRules().stream()
                .map(rule -> rule.getAsCSSString(SHORT) + "\n")
                .collect(Collectors.joining());
    }

    /** Names of the icons that the pages can show and a font would have drawn, for example {@code eye}. */
    Set<String> icons() {
        return icons;
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
        return selector.getAllMembers().stream().allMatch(this::canMatch);
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
            style.getAllDeclarations().stream()
                    .filter(declaration -> declaration.getProperty().startsWith("--"))
                    .filter(variable -> !used.contains(variable.getProperty()))
                    .forEach(style::removeDeclaration);
            return style.hasDeclarations();
        }
        if (rule instanceof AbstractHasTopLevelRules group) {
            group.removeRules(inside -> !hasUse(inside, used));
            return group.hasRules();
        }
        return !(rule instanceof CSSKeyframesRule animation) || used.contains(animation.getAnimationName());
    }
}
