//! The tags of a union, in a table that is searched by length first.
//!
//! In: the tags of each variant. Out: the index of a variant. Always: the table is sorted while the crate is compiled.
//! Few tags have the same length, so a search compares few texts although a union may have two hundred tags.

/// Tags of this length and longer ones are one group.
const LONGEST: usize = 64;

/// The tags of a union with their variants.
#[derive(Debug)]
pub struct Tags<const COUNT: usize> {
    /// For each length, the place of its first tag.
    starts: [usize; LONGEST + 1],
    /// The tags, the shortest first, each with the index of its variant.
    tags: [(&'static str, usize); COUNT],
}

/// The number of tags.
pub const fn count_tags(variants: &[&[&str]]) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < variants.len() {
        count += variants[at].len();
        at += 1;
    }
    count
}

impl<const COUNT: usize> Tags<COUNT> {
    /// Sorts the tags of these variants by length. Tags of one length stay in their order. `COUNT` is their
    /// [number](count_tags).
    pub const fn new(variants: &[&[&'static str]]) -> Self {
        let mut starts = [0; LONGEST + 1];
        let mut at = 0;
        while at < variants.len() {
            count_lengths(variants[at], &mut starts);
            at += 1;
        }
        let (mut length, mut sum) = (0, 0);
        while length <= LONGEST {
            let here = starts[length];
            starts[length] = sum;
            sum += here;
            length += 1;
        }
        // Each tag goes to the next free place of its length.
        let (mut next, mut tags) = (starts, [("", 0); COUNT]);
        let mut variant = 0;
        while variant < variants.len() {
            let mut at = 0;
            while at < variants[variant].len() {
                let tag = variants[variant][at];
                let place = &mut next[group_of(tag)];
                tags[*place] = (tag, variant);
                *place += 1;
                at += 1;
            }
            variant += 1;
        }
        Self { starts, tags }
    }
}

const fn count_lengths(tags: &[&str], counts: &mut [usize; LONGEST + 1]) {
    let mut at = 0;
    while at < tags.len() {
        counts[group_of(tags[at])] += 1;
        at += 1;
    }
}

/// The length of a tag; long tags are in one group.
const fn group_of(tag: &str) -> usize {
    if tag.len() < LONGEST {
        tag.len()
    } else {
        LONGEST
    }
}

/// [`Tags`] as slices, so that one function searches the tables of all unions.
#[derive(Clone, Copy, Debug)]
pub struct TagTable<'t> {
    starts: &'t [usize],
    tags: &'t [(&'static str, usize)],
}

impl<const COUNT: usize> Tags<COUNT> {
    /// The same table, without the number of its tags in its type.
    pub const fn table(&self) -> TagTable<'_> {
        TagTable {
            starts: &self.starts,
            tags: &self.tags,
        }
    }
}

impl TagTable<'_> {
    /// The first variant with this tag.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        let group = group_of(text);
        let start = *self.starts.get(group)?;
        let next = self.starts.get(group + 1);
        let end = next.map_or(self.tags.len(), |next| *next);
        // Many tags of a union begin with the same word, and few end with the same letter.
        let last = text.as_bytes().last();
        let is_it = |tag: &str| tag.as_bytes().last() == last && tag == text;
        let mut tags = self.tags.get(start..end)?.iter();
        tags.find(|(tag, _)| is_it(tag))
            .map(|(_, variant)| *variant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str =
        "a-tag-that-is-longer-than-all-others-and-longer-than-the-table-has-room-for";
    const VARIANTS: &[&[&str]] = &[
        &["three", "four"],
        &[],
        &["one", LONG],
        &["four", "five", "two"],
    ];
    const TAGS: &Tags<{ count_tags(VARIANTS) }> = &Tags::new(VARIANTS);

    #[test]
    fn every_tag_leads_to_the_first_variant_that_lists_it() {
        let longer = &format!("{LONG}s");
        for text in [
            "", "one", "two", "three", "four", "five", "six", "eleven", LONG, longer,
        ] {
            let listed = VARIANTS.iter().position(|tags| tags.contains(&text));
            assert_eq!(TAGS.table().find(text), listed, "{text}");
        }
    }

    #[test]
    fn a_union_without_tags_has_no_variant_for_a_text() {
        assert_eq!(Tags::<0>::new(&[&[], &[]]).table().find(""), None);
    }
}
