//! A letter's body, put together once and written out twice: as plain text and as HTML.

use super::{Letter, Sender};
use ounce_web::charts::escaped;
use ounce_web::i18n::Reader;

enum Block {
    Paragraph(String),
    Small(String),
    Link { text: String, href: String },
    Fact { name: String, value: String },
}

/// Blocks in the order they are read.
pub(super) struct Body {
    language: &'static str,
    greeting: String,
    demo: Option<String>,
    goodbye: String,
    blocks: Vec<Block>,
}

impl Body {
    /// Greets by name, or without one when there is none.
    pub(super) fn new(t: &Reader, sender: Sender<'_>, name: &str) -> Self {
        let greeting = if name.is_empty() {
            t.say("letter-hello").to_string()
        } else {
            t.say("letter-hello-name").s("name", name).to_string()
        };
        Self {
            language: t.lang.code(),
            greeting,
            demo: sender.is_demo.then(|| t.say("letter-demo").to_string()),
            goodbye: t.say("letter-goodbye").to_string(),
            blocks: Vec::new(),
        }
    }

    pub(super) fn say(&mut self, text: impl ToString) {
        self.blocks.push(Block::Paragraph(text.to_string()));
    }

    pub(super) fn small(&mut self, text: impl ToString) {
        self.blocks.push(Block::Small(text.to_string()));
    }

    pub(super) fn link(&mut self, text: impl ToString, href: &str) {
        self.blocks.push(Block::Link { text: text.to_string(), href: href.to_owned() });
    }

    pub(super) fn fact(&mut self, name: impl ToString, value: impl ToString) {
        self.blocks.push(Block::Fact { name: name.to_string(), value: value.to_string() });
    }

    pub(super) fn finish(self, subject: impl ToString) -> Letter {
        let subject = subject.to_string().replace(['\r', '\n'], " ");
        let (text, html) = (self.text(), self.html(&subject));
        Letter { subject, text, html }
    }

    fn text(&self) -> String {
        let mut text = format!("{}\n\n", self.greeting);
        if let Some(demo) = &self.demo {
            text.push_str(&format!("{demo}\n\n"));
        }
        for (n, block) in self.blocks.iter().enumerate() {
            let ends_run = !matches!(self.blocks.get(n + 1), Some(Block::Fact { .. }));
            match block {
                Block::Paragraph(words) | Block::Small(words) => {
                    text.push_str(&format!("{words}\n\n"));
                }
                Block::Link { text: words, href } => {
                    text.push_str(&format!("{words}\n{href}\n\n"));
                }
                Block::Fact { name, value } => {
                    text.push_str(&format!("{name}: {value}\n"));
                    if ends_run {
                        text.push('\n');
                    }
                }
            }
        }
        text.push_str(&self.goodbye);
        text.push('\n');
        text
    }

    /// Mail programs know no stylesheets, so the few styles stand on the elements.
    fn html(&self, subject: &str) -> String {
        let mut html = format!(
            "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><title>{}</title></head>\n\
             <body style=\"margin:0;background:#fbf5ea;color:#1f2d36;\
             font:16px/1.5 system-ui,sans-serif\"><div style=\"max-width:34rem;margin:0 auto;\
             padding:24px\">\n<p>{}</p>\n",
            self.language,
            escaped(subject),
            escaped(&self.greeting)
        );
        if let Some(demo) = &self.demo {
            html.push_str(&format!(
                "<p style=\"background:#fbe3da;padding:12px;border-radius:8px\">{}</p>\n",
                escaped(demo)
            ));
        }
        for block in &self.blocks {
            html.push_str(&block.html());
        }
        html.push_str(&format!("<p>{}</p>\n</div></body></html>\n", escaped(&self.goodbye)));
        html
    }
}

impl Block {
    fn html(&self) -> String {
        match self {
            Self::Paragraph(words) => format!("<p>{}</p>\n", escaped(words)),
            Self::Small(words) => {
                format!("<p style=\"color:#55636c;font-size:14px\">{}</p>\n", escaped(words))
            }
            Self::Link { text, href } => format!(
                "<p><a href=\"{}\" style=\"color:#24614a\">{}</a></p>\n",
                escaped(href),
                escaped(text)
            ),
            Self::Fact { name, value } => format!(
                "<p style=\"margin:0 0 4px\"><strong>{}</strong> {}</p>\n",
                escaped(name),
                escaped(value)
            ),
        }
    }
}
