import type { RobotKind } from '../../shared/api/contracts/reminder.ts';

/** Where the two robots' webhooks are, and the parameter that holds the key. */
export const ROBOT_PLACES: Readonly<Record<RobotKind, { host: string; path: string; key: string }>> = {
  wecom: { host: 'qyapi.weixin.qq.com', path: '/cgi-bin/webhook/send', key: 'key' },
  dingtalk: { host: 'oapi.dingtalk.com', path: '/robot/send', key: 'access_token' },
};

/**
 * A robot's address, as it is stored; null where it is none. Only https, only the robot's own host and path (or a host
 * the deployment names, for a 企业微信 of one's own): whatever else it named, the server would be made to call it.
 * @example robotAddress('wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc', [])
 */
export function robotAddress(kind: RobotKind, text: string, ownHosts: readonly string[]): URL | null {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return null;
  const { host, path, key } = ROBOT_PLACES[kind];
  if (url.hostname !== host && !ownHosts.includes(url.hostname)) return null;
  const value = url.searchParams.get(key) ?? '';
  if (url.pathname !== path || !/^[\w-]{1,200}$/.test(value)) return null;
  // Only the key is kept: a timestamp and sign pasted along would be those of another moment.
  const clean = new URL(`https://${url.hostname}${path}`);
  clean.searchParams.set(key, value);
  return clean;
}

/** The address without its key: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…5aaa`. */
export function maskedAddress(kind: RobotKind, address: string): string {
  const url = new URL(address);
  const { path, key } = ROBOT_PLACES[kind];
  const value = url.searchParams.get(key) ?? '';
  return `https://${url.hostname}${path}?${key}=…${value.length > 8 ? value.slice(-4) : ''}`;
}

/** Hosts a deployment names beside the two, separated by commas or spaces. */
export function hostsOf(setting: string | undefined): string[] {
  return (setting ?? '').split(/[\s,]+/).filter((host) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host));
}
