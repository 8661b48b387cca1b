import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { RobotKind } from '../../shared/api/contracts/reminder.ts';

export interface Robot {
  readonly kind: RobotKind;
  readonly address: string;
  /** 加签 of a DingTalk robot; null: it goes by its keyword or address alone. */
  readonly secret: string | null;
}

export interface RobotMessage {
  readonly title: string;
  /** Markdown as both understand it: headings, bold, links, quotes, lists. */
  readonly markdown: string;
  readonly mentionAll: boolean;
}

/**
 * DingTalk's `sign`: Base64 of HMAC-SHA256(secret, `timestamp\nsecret`). It holds for an hour, so it is made for each
 * request.
 */
export function dingtalkSign(secret: string, timestamp: number): string {
  const bytes = hmac(sha256, utf8ToBytes(secret), utf8ToBytes(`${timestamp}\n${secret}`));
  return btoa(String.fromCharCode(...bytes));
}

/** Markdown without its signs, for a message that is plain text. */
function plain(markdown: string): string {
  return markdown
    .replace(/^#+ /gm, '')
    .replace(/\*\*/g, '')
    .replace(/^> ?/gm, '')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 $2')
    .replace(/\n{2,}/g, '\n');
}

/**
 * 企业微信 mentions everyone in a text only (its markdown knows single members by id), so a message that mentions is a
 * text. Members are never named: their ids and numbers are personal data.
 */
function wecomBody({ markdown, mentionAll }: RobotMessage): object {
  return mentionAll
    ? { msgtype: 'text', text: { content: plain(markdown), mentioned_list: ['@all'] } }
    : { msgtype: 'markdown', markdown: { content: markdown } };
}

/** `title` is what DingTalk shows in the list of chats. */
function dingtalkBody({ title, markdown, mentionAll }: RobotMessage): object {
  return { msgtype: 'markdown', markdown: { title, text: markdown }, at: { isAtAll: mentionAll } };
}

/** What is posted where. `now`: ms since 1970, which DingTalk's signature holds. */
export function robotRequest(robot: Robot, message: RobotMessage, now: number): { address: string; body: string } {
  const url = new URL(robot.address);
  if (robot.kind === 'dingtalk' && robot.secret !== null) {
    url.searchParams.set('timestamp', String(now));
    url.searchParams.set('sign', dingtalkSign(robot.secret, now));
  }
  const body = robot.kind === 'wecom' ? wecomBody(message) : dingtalkBody(message);
  return { address: url.href, body: JSON.stringify(body) };
}

/** Bytes a message may have: 企业微信 takes 4096 as markdown and 2048 as text; DingTalk 20,000. */
export function limitOf(kind: RobotKind, mentionAll: boolean): number {
  if (kind === 'dingtalk') return 18_000;
  return mentionAll ? 2_000 : 4_000;
}
